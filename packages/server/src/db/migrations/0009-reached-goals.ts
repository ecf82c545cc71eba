import { type Kysely, type Migration, sql } from "kysely";

/**
 * The result of a check names the goal that it reached. Before, it only said that it reached one: the first goal that was reached after
 * the last entry of the check and before the next entry of the log. The same holds for stored replies that contain a result.
 */
export const reachedGoals: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      UPDATE checks SET result = result - 'reachesGoal' || jsonb_build_object('reachedGoal', CASE
        WHEN result->'reachesGoal' = 'true' THEN (
          SELECT jsonb_build_object('id', goals.id, 'title', goals.title)
          FROM goals, (
            SELECT max(at) AS at FROM log WHERE learner_id = checks.learner_id AND check_id = checks.id
          ) AS last
          WHERE goals.learner_id = checks.learner_id
            AND goals.created_at <= last.at AND goals.reached_at >= last.at
            AND NOT EXISTS (
              SELECT FROM log
              WHERE learner_id = checks.learner_id AND log.at > last.at AND log.at < goals.reached_at
            )
          ORDER BY goals.reached_at LIMIT 1
        ) END)
      WHERE result IS NOT NULL`.execute(db);
    await sql`
      UPDATE replies SET reply = jsonb_set(reply, '{check,result}',
        (reply #> '{check,result}') - 'reachesGoal' || jsonb_build_object('reachedGoal', (
          SELECT result->'reachedGoal' FROM checks WHERE checks.id::text = reply #>> '{check,id}')))
      WHERE jsonb_typeof(reply #> '{check,result}') = 'object'`.execute(db);
  },
};
