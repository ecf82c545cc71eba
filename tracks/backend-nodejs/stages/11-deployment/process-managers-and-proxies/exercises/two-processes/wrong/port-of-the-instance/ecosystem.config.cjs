module.exports = {
  apps: [
    {
      name: "notes",
      script: "src/server.js",
      exec_mode: "cluster",
      instances: 2,
      instance_var: "PORT",
      max_memory_restart: "300M",
      env: {
        NODE_ENV: "production",
        PORT: 3000,
      },
    },
  ],
};
