module.exports = {
  apps: [
    {
      name: "notes",
      script: "npm",
      args: "start",
      exec_mode: "cluster",
      instances: 2,
      max_memory_restart: "300M",
      env: { NODE_ENV: "production", PORT: 3000 },
    },
  ],
};
