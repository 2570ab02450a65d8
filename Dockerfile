# Documentation beside compose.yaml, NOT RUN BY THE TESTS.
FROM node:24-bookworm
WORKDIR /app
COPY . .
RUN npm run build
USER node
CMD ["npm", "start"]
