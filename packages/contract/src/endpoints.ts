import { checkEndpoints } from "./checks/endpoints.ts";
import { goalEndpoints } from "./goals/endpoints.ts";
import { learnerEndpoints } from "./learners/endpoints.ts";
import { logEndpoints } from "./log/endpoints.ts";
import { pathEndpoints, stepEndpoints } from "./path/endpoints.ts";
import { progressEndpoints } from "./progress/endpoints.ts";
import { runEndpoints, sandboxEndpoints } from "./runs/endpoints.ts";
import { trackEndpoints } from "./track/endpoints.ts";

/** Every endpoint by the name that clients call it, in the order of the API's documentation. */
export const endpoints = {
  ...learnerEndpoints,
  ...trackEndpoints,
  ...goalEndpoints,
  ...pathEndpoints,
  ...sandboxEndpoints,
  ...progressEndpoints,
  ...stepEndpoints,
  ...checkEndpoints,
  ...runEndpoints,
  ...logEndpoints,
};
export type EndpointName = keyof typeof endpoints;
