module.exports = {
  apps: [
    {
      name: "notes",
      script: "src/server.js",
    },
  ],
};
