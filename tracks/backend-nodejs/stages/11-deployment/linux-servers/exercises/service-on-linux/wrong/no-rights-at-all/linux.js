export function unitFor({ user, folder, main, settingsFile, port }) {
  if (user === "root") throw new Error("a service must not run as root");
  if (!folder.startsWith("/")) throw new Error(`${folder} is not absolute`);
  return `[Unit]
Description=${main} of ${user}
Wants=network-online.target
After=network-online.target

[Service]
User=${user}
WorkingDirectory=${folder}
Environment=PORT=${port}
EnvironmentFile=${settingsFile}
ExecStart=/usr/bin/node ${main}
Restart=on-failure
CapabilityBoundingSet=
RestartSec=5
${port < 1024 ? "AmbientCapabilities=CAP_NET_BIND_SERVICE\n" : ""}
[Install]
WantedBy=multi-user.target
`;
}

export function mayRead({ owner, group, mode }, { name, groups }) {
  if (name === "root") return true;
  const digit =
    name === owner ? Math.floor(mode / 64) % 8 : groups.includes(group) ? Math.floor(mode / 8) % 8 : mode % 8;
  return digit >= 4;
}
