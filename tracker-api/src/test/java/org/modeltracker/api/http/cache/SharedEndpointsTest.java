package org.modeltracker.api.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.http.request.SubjectTimes;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Only what is the same for all, in one piece, is made once. */
class SharedEndpointsTest {

    private final SharedEndpoints endpoints = new SharedEndpoints();

    @RestController
    static class Api {
        List<String> facts(SubjectTimes times) {
            return List.of();
        }

        @SameForAll
        List<String> log() {
            return List.of();
        }

        List<String> keys() {
            return List.of();
        }

        void file(SubjectTimes times) {}

        ResponseEntity<StreamingResponseBody> stream(SubjectTimes times) {
            return ResponseEntity.ok().build();
        }

        SseEmitter live(SubjectTimes times) {
            return new SseEmitter();
        }
    }

    @Controller
    static class Page {
        String page(SubjectTimes times) {
            return "page";
        }
    }

    @Test
    void facts_and_the_log_are_for_all_and_files_streams_and_keys_are_not() {
        assertThat(List.of("facts", "log", "keys", "file", "stream", "live"))
                .filteredOn(name -> isForAll(new Api(), name, get()))
                .containsExactly("facts", "log");
    }

    @Test
    void a_page_is_for_all_who_are_not_signed_in_and_an_answer_also_for_who_has_a_key() {
        var signedIn = get();
        signedIn.setUserPrincipal((Principal) () -> "owner");
        assertThat(isForAll(new Page(), "page", get())).isTrue();
        assertThat(isForAll(new Page(), "page", signedIn)).isFalse();
        assertThat(isForAll(new Api(), "facts", signedIn)).isTrue();
    }

    @Test
    void only_whole_answers_to_reads_are() {
        var range = get();
        range.addHeader("Range", "bytes=0-9");
        assertThat(isForAll(new Api(), "facts", range)).isFalse();
        assertThat(isForAll(new Api(), "facts", new MockHttpServletRequest("POST", "/")))
                .isFalse();
    }

    private boolean isForAll(Object bean, String name, MockHttpServletRequest request) {
        var method = Arrays.stream(bean.getClass().getDeclaredMethods())
                .filter(declared -> declared.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return endpoints.isForAll(request, new HandlerMethod(bean, method));
    }

    private static MockHttpServletRequest get() {
        return new MockHttpServletRequest("GET", "/");
    }
}
