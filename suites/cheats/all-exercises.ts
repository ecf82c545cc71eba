import type { Exercise } from "./exercise.ts";
import { CART } from "./exercises/cart.ts";
import { CLAMP_TESTS } from "./exercises/clamp-tests.ts";
import { NOTES_SCRIPT } from "./exercises/notes-script.ts";
import { NOTES_SERVER } from "./exercises/notes-server.ts";
import { ORDERS_CHANGE, ORDERS_QUERY } from "./exercises/orders-sql.ts";
import { PRICES_PROJECT } from "./exercises/prices-project.ts";
import { UNCHANGED } from "./exercises/unchanged.ts";
import { UNSORTED } from "./exercises/unsorted.ts";

export const EXERCISES: readonly Exercise[] = [
  CART,
  UNSORTED,
  UNCHANGED,
  NOTES_SCRIPT,
  NOTES_SERVER,
  ORDERS_QUERY,
  ORDERS_CHANGE,
  CLAMP_TESTS,
  PRICES_PROJECT,
];
