# Beside compose.yaml. What can be proved without a container engine is (decision 072): no test builds this.
FROM node:24-bookworm
WORKDIR /app
COPY . .
# The folder is there before a volume is put in its place: a new volume then belongs to whom this folder belongs to.
RUN npm run build && install -d -o node -g node -m 0700 /var/lib/chucai /var/backups/chucai
ENV NODE_ENV=production DATA_DIR=/var/lib/chucai HOST=0.0.0.0 PORT=3000
USER node
# Not npm, which would stand between the engine's signals and the service.
CMD ["node", "--disable-proto=delete", "dist/server/main.js"]
