export function unitFor({ user, folder, main, settingsFile, port }) {
  if (user === "root") throw new Error("a service needs a user of its own");
  if (!folder.startsWith("/")) throw new Error(`not an absolute path: ${folder}`);
  const service = [
    `User=${user}`,
    `WorkingDirectory=${folder}`,
    `Environment=PORT=${port}`,
    `EnvironmentFile=${settingsFile}`,
    `ExecStart=node ${main}`,
    "Restart=on-failure",
    "RestartSec=5",
  ];
  if (port < 1024) service.push("AmbientCapabilities=CAP_NET_BIND_SERVICE");
  return [
    "[Unit]",
    "After=network-online.target",
    "Wants=network-online.target",
    "[Service]",
    ...service,
    "[Install]",
    "WantedBy=multi-user.target",
    "",
  ].join("\n");
}

export function mayRead({ owner, group, mode }, { name, groups }) {
  if (name === "root") return true;
  const digits = mode.toString(8).padStart(3, "0");
  let place = 2;
  if (groups.includes(group)) place = 1;
  if (name === owner) place = 0;
  return Number(digits[place]) >= 4;
}
