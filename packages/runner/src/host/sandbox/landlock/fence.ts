/** What `enter.js` is told, as JSON: the walls, and the program to become inside them. */
export type Fence = {
  /** Files and folders by what may be done with each and with all below; one that is not there is left out. */
  read: readonly string[];
  start: readonly string[];
  write: readonly string[];
  devices: readonly string[];
  /** The only ports that may be listened on or connected to. */
  ports: { first: number; count: number };
  /** Path of the filter of system calls. */
  filter: string;
  /** The descriptor that the program gets beside the standard ones. */
  keepOpen: number;
  program: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
};
