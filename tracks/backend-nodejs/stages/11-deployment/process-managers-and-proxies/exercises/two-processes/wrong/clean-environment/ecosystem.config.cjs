module.exports = {
  apps: [
    {
      name: "notes",
      script: "src/server.js",
      exec_mode: "cluster",
      instances: 2,
      max_memory_restart: "300M",
      filter_env: true,
      env: { NODE_ENV: "production", PORT: 3000 },
    },
  ],
};
