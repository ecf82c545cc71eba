import { createServer, type Socket } from "node:net";

/**
 * Whether clients reach the service. "away" ends every connection, open or new; "silent" keeps them open and reads nothing,
 * as when a cable is pulled. Data that clients sent meanwhile are read once it is "open" again.
 */
type Reach = "open" | "away" | "silent";

export type Listening = {
  port: number;
  setReach: (reach: Reach) => void;
  /** Ends all connections. Resolves when the port is free. */
  close: () => Promise<void>;
};

/** Serves connections on a free port of the loopback. */
export function listenOnLoopback(serve: (socket: Socket) => void): Promise<Listening> {
  const open = new Set<Socket>();
  let reach: Reach = "open";
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    serve(socket);
    if (reach !== "open") applyReach(socket, reach);
  });
  const setReach = (now: Reach) => {
    reach = now;
    for (const socket of open) applyReach(socket, reach);
  };
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ port: typeof address === "object" && address ? address.port : 0, setReach, close });
    });
  });
}

function applyReach(socket: Socket, reach: Reach): void {
  if (reach === "away") socket.destroy();
  else if (reach === "silent") socket.pause();
  else socket.resume();
}
