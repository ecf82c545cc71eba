module.exports = {
  apps: [
    {
      name: "notes-1",
      script: "src/server.js",
      exec_mode: "cluster",
      instances: 2,
      max_memory_restart: "300M",
      env: { NODE_ENV: "production", PORT: 3000 },
    },
    { name: "notes-2", script: "src/server.js", env: { NODE_ENV: "production", PORT: 3000 } },
  ],
};
