/** Order to `enter.js`, as JSON: the walls, and the program to become inside them. */
export type Fence = {
  /**
   * Files and folders by right. A right on a folder applies to everything below it. Missing paths are left
   * out.
   */
  read: readonly string[];
  start: readonly string[];
  write: readonly string[];
  devices: readonly string[];
  /** The only ports to listen on or connect to. */
  ports: { first: number; count: number };
  /** Path of the filter of system calls. */
  filter: string;
  /** Descriptor that the program inherits beside the standard ones. */
  keepOpen: number[];
  program: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
};
