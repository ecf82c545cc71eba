const env = { NODE_ENV: "production" };
const shared = { exec_mode: "cluster_mode", max_memory_restart: "300M" };

exports.apps = [
  { ...shared, name: "notes", script: "./src/server.js", instances: "2", env: { ...env, PORT: "3000" } },
];
