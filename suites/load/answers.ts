import { type Exercise, exercisesOf, loadTrack, toExerciseJob } from "@aulo/content";
import type { Job } from "@aulo/runner";
import { JOB_KINDS } from "@aulo/runner/kinds";
import { seededRandom, shuffled } from "../../bench/simulation/random.ts";

/** An answer of the track to an exercise of it, right or wrong. */
export type Answer = { name: string; kind: Job["kind"]; isRight: boolean; job: Job };

/**
 * Answers of the track, as many of each kind of exercise as there are, right and wrong in turn. The same seed picks the same ones.
 */
export async function pickAnswers(trackFolder: string, count: number, seed: number): Promise<Answer[]> {
  const { track } = await loadTrack(trackFolder);
  if (track === null) throw new Error(`${trackFolder} holds no track.`);
  const exercises = exercisesOf(track);
  const random = seededRandom(`${seed}`);
  const queues = JOB_KINDS.flatMap((kind) => {
    const own = exercises.filter((exercise) => exercise.kind === kind);
    return [own.flatMap((each) => rightOf(each, seed)), own.flatMap((each) => wrongOf(each, seed))];
  }).map((answers) => shuffled(random, answers));
  const picked: Answer[] = [];
  while (picked.length < count && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) picked.push(...queue.splice(0, 1));
  }
  return picked.slice(0, count);
}

function rightOf(exercise: Exercise, seed: number): Answer[] {
  const right = [...exercise.solutions, ...exercise.right];
  return right.map(({ files }, at) => ({
    name: `${exercise.id}, right ${at + 1}`,
    kind: exercise.kind,
    isRight: true,
    job: toExerciseJob(exercise, files, seed),
  }));
}

function wrongOf(exercise: Exercise, seed: number): Answer[] {
  return exercise.wrong.map(({ name, files }) => ({
    name: `${exercise.id}, wrong: ${name}`,
    kind: exercise.kind,
    isRight: false,
    job: toExerciseJob(exercise, files, seed),
  }));
}
