import type { InsideProbe } from "../probe.ts";

/**
 * The host's loopback, its sockets and routes to other machines. Nothing is sent to other machines: a UDP
 * socket "connected" to a documentation address (RFC 5737, RFC 3849) only asks the kernel for a route.
 */
export const NETWORK_PROBES: readonly InsideProbe[] = [
  {
    family: "loopback and unix sockets",
    name: "connects to a server on the host's loopback",
    body: `return await connects({ port: host.tcpPort, host: "127.0.0.1" }) && "a connection";`,
  },
  {
    family: "loopback and unix sockets",
    name: "connects to it by IPv6, by name, and by every address of the loopback's net",
    body: `
      for (const name of ["::1", "localhost", "127.1.2.3", "0.0.0.0", "::ffff:127.0.0.1", host.hostname])
        if (await connects({ port: host.tcpPort, host: name })) return "a connection by " + name;`,
  },
  {
    family: "loopback and unix sockets",
    name: "sends datagrams to the host's loopback",
    body: `
      const socket = dgram.createSocket("udp4");
      await new Promise((resolve, reject) => socket.on("error", reject).send("x", host.udpPort, "127.0.0.1", resolve));
      await sleep(100);`,
  },
  {
    family: "loopback and unix sockets",
    name: "connects to a socket file of the host's",
    body: `return await connects({ path: host.unixSocket }) && "a connection";`,
  },
  {
    family: "loopback and unix sockets",
    name: "connects to a socket of the host's that has no file",
    body: `return await connects({ path: host.abstractSocket }) && "a connection";`,
  },
  {
    family: "loopback and unix sockets",
    name: "connects to sockets of the system's services",
    body: `
      for (const file of ["/run/docker.sock", "/run/dbus/system_bus_socket", "/run/systemd/private", "/run/containerd/containerd.sock", "/var/run/postgresql/.s.PGSQL.5432", "/tmp/.X11-unix/X0"])
        if (await connects({ path: file })) return file;`,
  },
  {
    family: "loopback and unix sockets",
    name: "takes a port of the host's for itself",
    body: `
      const server = net.createServer();
      await new Promise((resolve, reject) => server.on("error", reject).listen(host.tcpPort + 1, "127.0.0.1", resolve));
      fs.writeSync(1, "serving\\n");
      const seen = fs.readFileSync("/proc/net/tcp6", "utf8").toUpperCase().includes(":" + host.tcpPort.toString(16).toUpperCase().padStart(4, "0"));
      return seen && "a port beside the host's own";`,
  },
  {
    family: "loopback and unix sockets",
    name: "finds a socket to the host among its own descriptors",
    body: `
      for (const name of fs.readdirSync("/proc/self/fd")) {
        const to = fs.readlinkSync("/proc/self/fd/" + name);
        const listed = to.startsWith("socket:") && fs.readFileSync("/proc/net/tcp", "utf8").includes(to.slice(8, -1));
        if (listed) return "descriptor " + name;
      }`,
  },
  {
    family: "egress",
    name: "finds a way to other machines by IPv4",
    body: `
      const socket = dgram.createSocket("udp4");
      await new Promise((resolve, reject) => { socket.on("error", reject); socket.connect(9, "192.0.2.1", (error) => error ? reject(error) : resolve()); });
      return "a route from " + socket.address().address;`,
  },
  {
    family: "egress",
    name: "finds a way to other machines by IPv6",
    body: `
      const socket = dgram.createSocket("udp6");
      await new Promise((resolve, reject) => { socket.on("error", reject); socket.connect(9, "2001:db8::1", (error) => error ? reject(error) : resolve()); });
      return "a route from " + socket.address().address;`,
  },
  {
    family: "egress",
    name: "opens a connection to other machines, at a port that it may use itself",
    body: `
      // No connection can leave from a loopback address. The kernel reports that with EINVAL if it allowed the attempt, and
      // sends nothing.
      const free = () => new Promise((resolve) => { const server = net.createServer().listen(0, () => { const { port } = server.address(); server.close(() => resolve(port)); }); });
      const [port, localPort] = [await free(), await free()];
      const code = await new Promise((resolve) => net.connect({ host: "192.0.2.1", port, localAddress: "127.0.0.1", localPort }).on("connect", () => resolve("connected")).on("error", (error) => resolve(error.code)));
      return ["EINVAL", "connected"].includes(code) && "the kernel was about to";`,
  },
  {
    family: "egress",
    name: "finds a network interface other than the loopback",
    body: `
      const names = fs.readFileSync("/proc/net/dev", "utf8").split("\\n").slice(2).map((line) => line.split(":")[0].trim()).filter((name) => name && name !== "lo");
      return Object.values(os.networkInterfaces()).flat().find(({ internal }) => !internal)?.address ?? names.find((name) => !/^(sit|tunl|ip6tnl|gre|erspan|ip_vti|ip6_vti|ip6gre|gretap|teql|dummy)/.test(name));`,
  },
  {
    family: "egress",
    name: "has a neighbour or a name server to ask",
    body: `
      const gateway = fs.readFileSync("/proc/net/route", "utf8").split("\\n").slice(1).find((line) => line.trim() !== "");
      return gateway ? "a route: " + gateway.split("\\t").slice(0, 2).join(" ") : fs.existsSync("/etc/resolv.conf") && "the host's name server";`,
  },
  {
    family: "egress",
    name: "opens a socket that makes packets of its own",
    only: "x64",
    body: `return callsThrough(raw(41, 2, 3, 1)) ?? callsThrough(raw(41, 17, 3, 768));`,
  },
  {
    family: "egress",
    name: "opens a socket to the machine's hypervisor",
    only: "x64",
    body: `return callsThrough(raw(41, 40, 1, 0));`,
  },
];
