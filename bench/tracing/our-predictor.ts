import type { Model } from "./model.ts";
import type { PredictorRow } from "./predictor/answer.ts";
import { fitPredictor } from "./predictor/fit-predictor.ts";
import { createPredictor } from "./predictor/predictor.ts";
import type { AnswerRow } from "./read-answers.ts";

export const ours: Model = {
  name: "ours",
  about:
    "the predictor in `predictor/`: Best-LR terms and a hidden bit a skill, with fading surprise at several rates, runs, rests and recent answers, joined by a linear score and boosted trees; no row of the test part changes it",
  fit: (data, seed) => {
    const predictor = createPredictor(fitPredictor(data.train.rows.map(toRow), { seed }));
    return (events) => {
      const chances = new Float64Array(events.right.length);
      let history = predictor.begin();
      let next = 0;
      events.rows.forEach((row, k) => {
        if (events.start[next] === k) {
          history = predictor.begin();
          next += 1;
        }
        const answer = toRow(row);
        chances[k] = predictor.predict(history, answer);
        predictor.observe(history, answer, row.right);
      });
      return chances;
    };
  },
};

function toRow({ learner, item, skills, right, seconds }: AnswerRow): PredictorRow {
  return {
    learner,
    item,
    concepts: skills,
    right,
    at: seconds,
  };
}
