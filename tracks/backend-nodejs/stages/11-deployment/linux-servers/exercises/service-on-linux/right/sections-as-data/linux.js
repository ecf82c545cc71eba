const toText = (sections) =>
  Object.entries(sections)
    .map(([name, entries]) =>
      [`[${name}]`, ...Object.entries(entries).map(([key, value]) => `${key}=${value}`)].join("\n"),
    )
    .join("\n\n");

export const unitFor = ({ user, folder, main, settingsFile, port }) => {
  if (user === "root" || !folder.startsWith("/")) throw new Error("not like this");
  return toText({
    Unit: { After: "network-online.target", Wants: "network-online.target" },
    Service: {
      User: user,
      WorkingDirectory: folder,
      Environment: `'PORT=${port}'`,
      EnvironmentFile: settingsFile,
      ExecStart: ["/usr/bin/node", main].join(" "),
      Restart: "on-failure",
      RestartSec: 5,
      ...(port < 1024 && { AmbientCapabilities: "CAP_NET_BIND_SERVICE" }),
    },
    Install: { WantedBy: "multi-user.target" },
  });
};

export const mayRead = (file, { name, groups }) => {
  const [owner, group, others] = [...file.mode.toString(8).padStart(3, "0")].map(
    (digit) => (Number.parseInt(digit, 8) & 4) === 4,
  );
  return name === "root" || (name === file.owner ? owner : groups.includes(file.group) ? group : others);
};
