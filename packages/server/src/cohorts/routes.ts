import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { serve } from "../http/serve.ts";
import { changeCohort, closeCohort, listCohorts, openCohort } from "./cohort.ts";
import { comment, recommend, removeMember, withdrawRecommendation } from "./help.ts";
import { invite, revokeInvitation } from "./invitations.ts";
import { listAllCohorts, loadLimits, setLimits } from "./limits.ts";
import {
  changeMembership,
  joinCohort,
  leaveCohort,
  listMemberships,
  lookAtInvitation,
} from "./membership.ts";
import {
  dismissRecommendation,
  listComments,
  listRecommendations,
  readComment,
  removeComment,
} from "./received-help.ts";
import { takeCohortTable, takeProgressTable } from "./tables.ts";
import { getCohort, getMember, getMemberMap } from "./views.ts";

export function mountCohorts(router: Router, deps: Deps): void {
  mountMentor(router, deps);
  mountMember(router, deps);
  mountAdmin(router, deps);
}

function mountMentor(router: Router, deps: Deps): void {
  serve(router, deps, "openCohort", ({ learner: mentor, body: settings }) =>
    openCohort(deps, { mentor, settings }),
  );
  serve(router, deps, "listCohorts", ({ learner: mentor }) => listCohorts(deps, { mentor }));
  serve(router, deps, "getCohort", ({ learner: mentor, params }) => getCohort(deps, { mentor, ...params }));
  serve(router, deps, "changeCohort", ({ learner: mentor, params, body: settings }) =>
    changeCohort(deps, { mentor, ...params, settings }),
  );
  serve(router, deps, "closeCohort", ({ learner: mentor, params }) =>
    closeCohort(deps, { mentor, ...params }),
  );
  serve(router, deps, "invite", ({ learner: mentor, params, body }) =>
    invite(deps, { mentor, ...params, ...body }),
  );
  serve(router, deps, "revokeInvitation", ({ learner: mentor, params }) =>
    revokeInvitation(deps, { mentor, ...params }),
  );
  serve(router, deps, "getMember", ({ learner: mentor, params }) => getMember(deps, { mentor, ...params }));
  serve(router, deps, "removeMember", ({ learner: mentor, params }) =>
    removeMember(deps, { mentor, ...params }),
  );
  serve(router, deps, "getMemberMap", ({ learner: mentor, params }) =>
    getMemberMap(deps, { mentor, ...params }),
  );
  serve(router, deps, "recommend", ({ learner: mentor, params, body }) =>
    recommend(deps, { mentor, ...params, ...body }),
  );
  serve(router, deps, "withdrawRecommendation", ({ learner: mentor, params }) =>
    withdrawRecommendation(deps, { mentor, ...params }),
  );
  serve(router, deps, "comment", ({ learner: mentor, params, body }) =>
    comment(deps, { mentor, ...params, ...body }),
  );
  serve(router, deps, "takeCohortTable", ({ learner: mentor, params }) =>
    takeCohortTable(deps, { mentor, ...params }),
  );
}

function mountMember(router: Router, deps: Deps): void {
  serve(router, deps, "lookAtInvitation", ({ learner, body }) =>
    lookAtInvitation(deps, { learner, ...body }),
  );
  serve(router, deps, "joinCohort", ({ learner, body }) => joinCohort(deps, { learner, ...body }));
  serve(router, deps, "listMemberships", ({ learner }) => listMemberships(deps, { learner }));
  serve(router, deps, "changeMembership", ({ learner, params, body }) =>
    changeMembership(deps, { learner, ...params, ...body }),
  );
  serve(router, deps, "leaveCohort", ({ learner, params }) => leaveCohort(deps, { learner, ...params }));
  serve(router, deps, "listRecommendations", ({ learner }) =>
    listRecommendations(deps, { learnerId: learner.id }),
  );
  serve(router, deps, "dismissRecommendation", ({ learner, params }) =>
    dismissRecommendation(deps, { learnerId: learner.id, id: params.recommendationId }),
  );
  serve(router, deps, "listComments", ({ learner }) => listComments(deps, { learnerId: learner.id }));
  serve(router, deps, "readComment", ({ learner, params }) =>
    readComment(deps, { learnerId: learner.id, id: params.commentId }),
  );
  serve(router, deps, "deleteComment", ({ learner, params }) =>
    removeComment(deps, { learnerId: learner.id, id: params.commentId }),
  );
  serve(router, deps, "takeProgressTable", ({ learner }) =>
    takeProgressTable(deps, { learnerId: learner.id }),
  );
}

function mountAdmin(router: Router, deps: Deps): void {
  serve(router, deps, "listAllCohorts", () => listAllCohorts(deps));
  serve(router, deps, "getCohortLimits", () => loadLimits(deps.db));
  serve(router, deps, "setCohortLimits", ({ learner: admin, body: limits }) =>
    setLimits(deps, { admin, limits }),
  );
}
