module.exports = {
  apps: [
    {
      name: "notes",
      cwd: "./src/",
      script: "./server.js",
      exec_mode: "cluster",
      instances: 2,
      interpreter: "node",
      max_memory_restart: "307200K",
      merge_logs: true,
      kill_timeout: 5000,
      port: 3000,
      env: { NODE_ENV: "production" },
      env_staging: { NODE_ENV: "staging", PORT: 3001 },
    },
  ],
};
