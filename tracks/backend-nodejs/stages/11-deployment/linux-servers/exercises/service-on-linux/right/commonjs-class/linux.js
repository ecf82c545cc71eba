class Unit {
  constructor() {
    this.text = "";
  }
  section(name) {
    this.text += `\n[${name}]\n`;
    return this;
  }
  set(key, value) {
    this.text += key + " = " + value + "\n";
    return this;
  }
}

function unitFor(s) {
  if (s.user == "root") throw new TypeError("root");
  if (/^[^/]/.test(s.folder) || s.folder === "") throw new RangeError("folder");
  const unit = new Unit();
  unit.section("Service").set("Type", "simple").set("ExecStart", "/usr/bin/node " + s.main);
  unit.set("Restart", "on-failure").set("RestartSec", "5000ms").set("EnvironmentFile", s.settingsFile);
  unit.set("Environment", "NODE_ENV=production PORT=" + s.port).set("NoNewPrivileges", "true");
  if (s.port < 1024) unit.set("AmbientCapabilities", "CAP_NET_BIND_SERVICE");
  if (s.port < 1024) unit.set("CapabilityBoundingSet", "CAP_NET_BIND_SERVICE");
  unit.set("WorkingDirectory", s.folder).set("User", s.user).set("Group", s.user);
  unit.section("Unit").set("Description", "a service").set("Wants", "network-online.target");
  unit.set("After", "network-online.target postgresql.service");
  unit.section("Install").set("WantedBy", "multi-user.target");
  return unit.text.trim();
}

function mayRead(file, user) {
  const reading = [4, 5, 6, 7];
  const owner = Math.floor(file.mode / 64);
  const group = Math.floor(file.mode / 8) % 8;
  const others = file.mode % 8;
  if (user.name == "root") return true;
  else if (user.name == file.owner) return reading.includes(owner);
  else if (user.groups.indexOf(file.group) >= 0) return reading.includes(group);
  else return reading.includes(others);
}

module.exports = { unitFor, mayRead };
