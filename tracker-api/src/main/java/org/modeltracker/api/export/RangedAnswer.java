package org.modeltracker.api.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.StreamUtils;

/** A file as the answer to a request: whole, or the parts that the request asks for (RFC 9110, 14). Spring's own answer has no If-Range. */
record RangedAnswer(ExportedFile file, MediaType type, String etag) {

    private static final String NO_PART = "range-not-satisfiable";

    /** The ETag is set already. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        var ranges = asked(request);
        if (ranges.isEmpty()) {
            whole(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            parts(ranges, response);
        }
    }

    /** Only GET has ranges, and only of the file that the reader has a part of (If-Range). @return empty for the whole file */
    private List<ByteRange> asked(HttpServletRequest request) {
        var same = request.getHeader(HttpHeaders.IF_RANGE);
        if (!request.getMethod().equals("GET") || same != null && !same.strip().equals(etag)) {
            return List.of();
        }
        var ranges = ByteRange.parse(request.getHeader(HttpHeaders.RANGE), file.bytes());
        if (ranges.isPresent() && ranges.get().isEmpty()) {
            throw Problem.of(
                            HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                            NO_PART,
                            "Range not satisfiable",
                            "The file has %d bytes, and none of those asked for.".formatted(file.bytes()))
                    .header(HttpHeaders.CONTENT_RANGE, "bytes */" + file.bytes());
        }
        return ranges.orElse(List.of());
    }

    private void whole(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(type.toString());
        response.setContentLengthLong(file.bytes());
        if (!request.getMethod().equals("HEAD") && file.bytes() > 0) {
            copy(List.of(new Part("", new ByteRange(0, file.bytes() - 1))), "", response.getOutputStream());
        }
    }

    /** @param head what comes before its bytes */
    private record Part(String head, ByteRange range) {

        long length() {
            return head.length() + range.length();
        }
    }

    private void parts(List<ByteRange> ranges, HttpServletResponse response) throws IOException {
        var boundary = "part-" + file.sha256();
        var parts = new ArrayList<Part>();
        var end = "";
        if (ranges.size() == 1) {
            response.setContentType(type.toString());
            response.setHeader(HttpHeaders.CONTENT_RANGE, ranges.getFirst().of(file.bytes()));
            parts.add(new Part("", ranges.getFirst()));
        } else {
            response.setContentType("multipart/byteranges; boundary=" + boundary);
            ranges.forEach(range -> parts.add(new Part(head(boundary, range), range)));
            end = "\r\n--" + boundary + "--\r\n";
        }
        response.setContentLengthLong(parts.stream().mapToLong(Part::length).sum() + end.length());
        copy(parts, end, response.getOutputStream());
    }

    private String head(String boundary, ByteRange range) {
        return "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                .formatted(boundary, type, range.of(file.bytes()));
    }

    private void copy(List<Part> parts, String end, OutputStream out) throws IOException {
        try (var bytes = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            for (var part : parts) {
                out.write(part.head().getBytes(StandardCharsets.US_ASCII));
                bytes.position(part.range().first());
                StreamUtils.copyRange(
                        Channels.newInputStream(bytes), out, 0, part.range().length() - 1);
            }
        }
        out.write(end.getBytes(StandardCharsets.US_ASCII));
    }
}
