# The command alone, without a system around it:
#
#   docker build --tag ipplan .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/work" ipplan plan net.yaml
FROM rust:1.95.0-alpine AS build
RUN apk add --no-cache ca-certificates musl-dev
WORKDIR /source
COPY . .
RUN cargo build --profile dist --locked --package ipplan-cli --all-features

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /source/target/dist/ipplan /ipplan
WORKDIR /work
USER 65534:65534
ENTRYPOINT ["/ipplan"]
