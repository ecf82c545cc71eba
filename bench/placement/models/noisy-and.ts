/**
 * A noisy-AND network over the graph, by loopy belief propagation.
 *
 * 1. A concept is known with a base chance when all prerequisites are known. Each missing one multiplies the chance by a factor.
 * 2. Answers on a concept are evidence on its node, through guess and slip.
 * 3. Damped messages pass up the syllabus and down again until they hardly change. The factor of n prerequisites is a product, so a sweep is linear in the edges.
 * 4. The next question is on the concept nearest to even odds, weighted by the number of undecided neighbours.
 *
 * The parameters are fitted to the true knowledge of development learners.
 *
 * @see Pearl 1988, 4.3, for noisy-AND messages; Murphy, Weiss and Jordan 1999, for loops
 */
import { mapCourse } from "../../simulation/course.ts";
import { evidenceOf, toChance, toLogOdds } from "./assumed.ts";
import { isDecided, isUndecided, type Model, type Placer, type Setting } from "./model.ts";
import { OpenItems } from "./open-items.ts";

const MOST_SWEEPS = 12;
const SETTLED = 1e-3;
const DAMPING = 0.3;

type Edge = { from: number; to: number; up: number; down: number };
type Node = { id: string; own: number; evidence: number; into: Edge[]; outOf: Edge[] };

class NoisyAnd implements Model {
  readonly #nodes: Node[];
  readonly #place: ReadonlyMap<string, number>;
  readonly #perMissing: number;

  constructor({ seen, population }: Pick<Setting, "seen" | "population">) {
    const { whenReady, perMissing, roots } = population.noisyAnd;
    this.#perMissing = perMissing;
    this.#place = new Map(seen.concepts.map(({ id }, index) => [id, index]));
    this.#nodes = seen.concepts.map(({ id, requires }) => ({
      id,
      own: requires.length === 0 ? roots : whenReady,
      evidence: 0,
      into: [],
      outOf: [],
    }));
    seen.concepts.forEach(({ requires }, to) => {
      for (const required of requires) this.#connect(this.#place.get(required) ?? to, to);
    });
    this.#settle();
  }

  take(item: Parameters<Model["take"]>[0], result: Parameters<Model["take"]>[1]): void {
    const node = this.#nodes[this.#place.get(item.concept) ?? -1];
    if (node === undefined) return;
    node.evidence += evidenceOf(item, result);
    this.#settle();
  }

  belief(concept: string): number {
    const node = this.#nodes[this.#place.get(concept) ?? -1];
    if (node === undefined) return 0.5;
    return toChance(toLogOdds(this.#fromBelow(node)) + node.evidence + sum(node.outOf));
  }

  #connect(from: number, to: number): void {
    const edge: Edge = { from, to, up: 0.5, down: 0 };
    this.#nodes[from]?.outOf.push(edge);
    this.#nodes[to]?.into.push(edge);
  }

  /** Chance that the node is known, by the beliefs in its prerequisites alone. */
  #fromBelow(node: Node): number {
    return node.into.reduce((chance, { up }) => chance * this.#softened(up), node.own);
  }

  #softened(chance: number): number {
    return chance + (1 - chance) * this.#perMissing;
  }

  /** Sends each dependent the chance that the node is known, without that dependent's own message. Returns the largest change. */
  #tellUp(node: Node): number {
    const all = toLogOdds(this.#fromBelow(node)) + node.evidence + sum(node.outOf);
    return Math.max(
      0,
      ...node.outOf.map((edge) => {
        const up = mixed(edge.up, toChance(all - edge.down));
        const change = Math.abs(up - edge.up);
        edge.up = up;
        return change;
      }),
    );
  }

  /** Sends each prerequisite its message, in log-odds. */
  #tellDown(node: Node): void {
    const ratio = Math.exp(node.evidence + sum(node.outOf));
    const all = this.#fromBelow(node);
    for (const edge of node.into) {
      const others = all / this.#softened(edge.up);
      const known = others * ratio + 1 - others;
      const less = others * this.#perMissing;
      edge.down = mixed(edge.down, Math.log(known / (less * ratio + 1 - less)));
    }
  }

  #settle(): void {
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
      const change = Math.max(...this.#nodes.map((node) => this.#tellUp(node)));
      for (const node of this.#nodes.toReversed()) this.#tellDown(node);
      if (change < SETTLED) return;
    }
  }
}

export function noisyAnd(setting: Setting): Placer {
  const model = new NoisyAnd(setting);
  const course = mapCourse(setting.seen);
  const open = new OpenItems(setting.seen);
  const worth = (concept: string): number => {
    const near = [...course.requires(concept), ...course.dependents(concept)];
    const unsure = near.filter((id) => isUndecided(model.belief(id))).length;
    const belief = model.belief(concept);
    return belief * (1 - belief) * (1 + unsure / 3) + setting.random() * 1e-3;
  };
  return {
    belief: (concept) => model.belief(concept),
    take: (item, result) => {
      open.close(item.concept);
      model.take(item, result);
    },
    next: () => {
      const [best] = open.concepts.map((id) => ({ id, worth: worth(id) })).sort((a, b) => b.worth - a.worth);
      return best === undefined ? null : open.hardToGuess(best.id, setting.random);
    },
    stops: () => isDecided(setting.seen, model),
  };
}

function sum(edges: readonly Edge[]): number {
  return edges.reduce((total, { down }) => total + down, 0);
}

function mixed(before: number, after: number): number {
  return before * DAMPING + after * (1 - DAMPING);
}
