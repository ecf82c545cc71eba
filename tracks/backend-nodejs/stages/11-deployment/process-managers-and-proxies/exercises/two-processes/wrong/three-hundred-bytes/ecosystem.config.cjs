module.exports = {
  apps: [
    {
      name: "notes",
      script: "src/server.js",
      exec_mode: "cluster",
      instances: 2,
      max_memory_restart: 300,
      env: { NODE_ENV: "production", PORT: 3000 },
    },
  ],
};
