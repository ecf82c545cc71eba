import { StateMark } from "../../features/standing/StateMark.tsx";
import { SureMark } from "../../features/standing/SureMark.tsx";
import { STATE_WORDS, STATES } from "../../words/states.ts";
import { SURENESS } from "../../words/sureness.ts";

/** The legend of the state and certainty marks. */
export function Legend() {
  return (
    <details className="legend">
      <summary>
        <span className="legend-marks">
          {STATES.map((state) => (
            <StateMark key={state} mark={state} />
          ))}
          <StateMark mark="waits" />
        </span>
        <span className="small soft">Meaning of these marks</span>
      </summary>
      <dl>
        {STATES.map((state) => (
          <div key={state}>
            <dt>
              <StateMark mark={state} />
            </dt>
            <dd>{STATE_WORDS[state].means}</dd>
          </div>
        ))}
        <div>
          <dt>
            <StateMark mark="waits" />
          </dt>
          <dd>You do not need it yet. Open it to see why, and which concepts unlock it.</dd>
        </div>
        {SURENESS.map((sure) => (
          <div key={sure.name}>
            <dt>
              <SureMark sure={sure} />
            </dt>
            <dd>{sure.means}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
