# syntax=docker/dockerfile:1
# One image for hub, relay, signer, witness and command line. For production pin both lines by digest: FROM node:20.20.2-bookworm-slim@sha256:...
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY nest-cli.json tsconfig.json .swcrc ./
COPY apps apps
COPY libs libs
RUN npm run build

# Only what runs. The optional packages are the binaries of the embedded PostgreSQL: a container is given its database by DATABASE_URL.
FROM node:20.20.2-bookworm-slim AS dependencies
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev --omit=optional

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production \
    PORT=3000 \
    SEINHUIS_HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /src/node_modules node_modules
COPY --from=build /src/dist dist
COPY package.json LICENSE ./
COPY policies policies
COPY apps/inspect/bin apps/inspect/bin
# a volume takes over the owner of what it is put on
RUN install -d -o node -g node -m 700 /var/lib/getuige /var/lib/tekenaar
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# node itself is the first process: it gets the signal to stop and closes in order.
CMD ["node", "--enable-source-maps", "dist/apps/hub/src/main.js"]
