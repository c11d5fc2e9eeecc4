package org.modeltracker.api.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.core.background.RegularWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions of pages are in the database, so that every node knows them, also after a restart. A reader has none: it cannot write. While the
 * database is lost, a request with a session answers 503; nobody is signed out by it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${tracker.role:all}'.equalsIgnoreCase('reader')")
class SessionConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SessionConfiguration.class);

    static final String TABLE = "work.page_session";

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String BY_OURS = "-";

    /** Its transactions are its own: what a page did is kept, whatever becomes of the session. */
    @Bean
    JdbcIndexedSessionRepository pageSessions(JdbcTemplate jdbc, DataSource database, ServerProperties server) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var sessions = new JdbcIndexedSessionRepository(jdbc, transaction);
        sessions.setTableName(TABLE);
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        sessions.setConversionService(SessionValues.conversion());
        sessions.setDefaultMaxInactiveInterval(
                Objects.requireNonNull(server.getServlet().getSession().getTimeout()));
        sessions.setCleanupCron(BY_OURS);
        return sessions;
    }

    @Bean
    RegularWork sessionsForgotten(JdbcIndexedSessionRepository sessions) {
        return new RegularWork("session-retention", EVERY, sessions::cleanUpExpiredSessions);
    }

    /** Not for the page of an error, which has no session: reading it may be what failed. */
    @Bean
    FilterRegistrationBean<Filter> sessionFilter(
            JdbcIndexedSessionRepository sessions, ServerProperties server, HttpSettings settings) {
        var cookies = new CookieHttpSessionIdResolver();
        cookies.setCookieSerializer(cookie(server));
        var filter = new SessionRepositoryFilter<>(sessions);
        filter.setHttpSessionIdResolver(cookies);
        var registration =
                new FilterRegistrationBean<>(only(SignInConfiguration.pages(settings.readsNeedKey()), filter));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }

    /** Spring Security looks at the session of every request that has a cookie. Other requests shall not wait for that. */
    private static Filter only(RequestMatcher pages, Filter filter) {
        return (request, response, chain) -> {
            if (request instanceof HttpServletRequest http && pages.matches(http)) {
                answered(filter, request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        };
    }

    /**
     * The session is stored before the answer is sent, and looked at once more behind it. A database that is lost in between must not take the
     * answer back.
     */
    private static void answered(Filter filter, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            filter.doFilter(request, response, chain);
        } catch (DataAccessException | TransactionException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            LOG.warn("could not look at a session again after the answer", e);
        }
    }

    /** As {@code server.servlet.session.cookie} says. */
    private static DefaultCookieSerializer cookie(ServerProperties server) {
        var cookie = server.getServlet().getSession().getCookie();
        var serializer = new DefaultCookieSerializer();
        var set = PropertyMapper.get();
        set.from(cookie::getName).to(serializer::setCookieName);
        set.from(cookie::getDomain).to(serializer::setDomainName);
        set.from(cookie::getPath).to(serializer::setCookiePath);
        set.from(cookie::getHttpOnly).to(serializer::setUseHttpOnlyCookie);
        set.from(cookie::getSecure).to(serializer::setUseSecureCookie);
        set.from(cookie::getMaxAge).asInt(Duration::toSeconds).to(serializer::setCookieMaxAge);
        set.from(cookie::getSameSite).as(site -> site.attributeValue()).to(serializer::setSameSite);
        return serializer;
    }
}
