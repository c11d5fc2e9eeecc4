package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** HEAD of a live stream is answered by its headers: without a body to write, nothing would ever end it. */
@Configuration(proxyBeanMethods = false)
class BodilessStreams implements AsyncHandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("HEAD")
                && handler instanceof HandlerMethod method
                && SseEmitter.class.isAssignableFrom(method.getReturnType().getParameterType())) {
            request.getAsyncContext().complete();
        }
    }
}
