import { accountEndpoints } from "./accounts/endpoints.ts";
import { checkEndpoints } from "./checks/endpoints.ts";
import { cohortEndpoints } from "./cohorts/endpoints.ts";
import { goalEndpoints } from "./goals/endpoints.ts";
import { learnerEndpoints } from "./learners/endpoints.ts";
import { logEndpoints } from "./log/endpoints.ts";
import { pathEndpoints, stepEndpoints } from "./path/endpoints.ts";
import { progressEndpoints } from "./progress/endpoints.ts";
import { projectEndpoints } from "./projects/endpoints.ts";
import { runEndpoints, sandboxEndpoints } from "./runs/endpoints.ts";
import { trackEndpoints } from "./track/endpoints.ts";

/** Every endpoint by the name that clients call it, in the order of the API's documentation. */
export const endpoints = {
  ...learnerEndpoints,
  ...accountEndpoints,
  ...trackEndpoints,
  ...goalEndpoints,
  ...pathEndpoints,
  ...sandboxEndpoints,
  ...progressEndpoints,
  ...stepEndpoints,
  ...checkEndpoints,
  ...runEndpoints,
  ...projectEndpoints,
  ...logEndpoints,
  ...cohortEndpoints,
};
export type EndpointName = keyof typeof endpoints;
