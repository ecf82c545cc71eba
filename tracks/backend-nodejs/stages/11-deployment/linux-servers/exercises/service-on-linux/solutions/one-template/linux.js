function check({ user, folder }) {
  if (user === "root") throw new Error("Do not run a service as root.");
  if (folder[0] !== "/") throw new Error("The folder must be an absolute path.");
}

export function unitFor(service) {
  check(service);
  const { user, folder, main, settingsFile, port } = service;
  return `# written by unitFor
[Unit]
After=network.target

[Service]
User=${user}
WorkingDirectory=${folder}
Environment="PORT=${port}"
EnvironmentFile=${settingsFile}
ExecStart=/usr/bin/node ${folder}/${main}
Restart=on-failure
RestartSec=5s
${port < 1024 ? "AmbientCapabilities=CAP_NET_BIND_SERVICE" : ""}

[Install]
WantedBy=multi-user.target
`;
}

export function mayRead(file, user) {
  if (user.name === "root") return true;
  const READ = 0o4;
  if (user.name === file.owner) return (file.mode & (READ << 6)) !== 0;
  if (user.groups.includes(file.group)) return (file.mode & (READ << 3)) !== 0;
  return (file.mode & READ) !== 0;
}
