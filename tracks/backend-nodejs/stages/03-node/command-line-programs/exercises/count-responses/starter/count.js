import { parseArgs } from "node:util";

// Count the lines of a log.
