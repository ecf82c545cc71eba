module.exports = {
  apps: [
    {
      name: "notes",
      script: "src/server.js",
      exec_mode: "cluster",
      instances: 2,
      max_memory_restart: "300M",
      env_production: { NODE_ENV: "production", PORT: 3000 },
    },
  ],
};
