import { createServer, type Socket } from "node:net";

export type Listening = {
  port: number;
  /** Ends all connections. Resolves when the port is free. */
  close: () => Promise<void>;
};

/** Serves connections on a free port of the loopback. */
export function listenOnLoopback(serve: (socket: Socket) => void): Promise<Listening> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    serve(socket);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ port: typeof address === "object" && address ? address.port : 0, close });
    });
  });
}
