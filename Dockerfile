# A container that holds the program and nothing else. The list is mounted, and no network is needed:
#   docker build -t enroll .
#   docker run --rm --network none --tmpfs /tmp --user "$(id -u)" -v "$PWD:/data" enroll validate people.csv --profile sosafe
# It was written beside the code; no container engine was there to build it with.
FROM rust:1-alpine AS build
RUN apk add --no-cache build-base
WORKDIR /enroll
COPY . .
RUN cargo build --release --locked

FROM scratch
COPY --from=build /enroll/target/release/enroll /enroll
COPY LICENSE /LICENSE
# Rows of a workbook wait in a file without a name here while it is read.
WORKDIR /tmp
WORKDIR /data
ENTRYPOINT ["/enroll"]
