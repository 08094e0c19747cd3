import { asSentence, capitalize } from '../../shared/messages/phrasing.ts';
import { COMPONENT, SERVICE } from '../../shared/messages/window/service.ts';
import { LINKS } from '../../shared/messages/window/window.ts';
import type { ComponentReport, IncidentReport } from '../../shared/verdict.ts';
import type { EpochMs, Light } from '../../shared/vocabulary.ts';
import { CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Days } from '../parts/days.tsx';
import { LightIcon } from '../parts/light-icon.tsx';
import { Moment } from '../parts/moment.tsx';
import { callFor } from '../primary-action.ts';
import { useShell } from '../shell.ts';

const LIGHT = {
  operational: 'green',
  degraded_performance: 'yellow',
  partial_outage: 'orange',
  major_outage: 'red',
  under_maintenance: 'blue',
  unknown: 'grey',
} as const satisfies Record<ComponentReport['status'], Light>;

/** Anthropic's side: components with their last 30 days, open incidents, and how fresh that is. */
export function ServiceCard() {
  const { snapshot } = useShell();
  const { asOf, components, incidents, trouble } = snapshot.service;
  const call = callFor(snapshot);
  const shown = chooseComponents(components);
  return (
    <Card title={SERVICE.title} name="service" aside={<Freshness asOf={asOf} />}>
      {components.length === 0 && trouble === null && <p>{SERVICE.noComponents}</p>}
      {shown.length > 0 && (
        <ul class="components">
          {shown.map((component) => (
            <Component key={component.id} component={component} />
          ))}
        </ul>
      )}
      {shown.length > 0 && <p class="small">{SERVICE.legend}</p>}
      {components.length > shown.length && <p class="small">{SERVICE.others(components.length - shown.length)}</p>}
      <CommandButton class="link" name="ask-others" payload={{}}>
        {SERVICE.askOthers}
      </CommandButton>
      {incidents
        .filter(({ id }) => id !== call?.incident?.id)
        .map((incident) => (
          <Incident key={incident.id} incident={incident} />
        ))}
      {trouble !== null && !call?.text.includes(asSentence(trouble)) && <p>{asSentence(trouble)}</p>}
    </Card>
  );
}

/** What Claude Code needs, in that order; the rest only while it does not work. By the page's own lasting ids. */
const NEEDED = ['yyzkbfz2thpt', 'k8w3r06qmzrp', 'rwppv331jlwc', '0qbwn08sd68x'];

function chooseComponents(components: readonly ComponentReport[]): readonly ComponentReport[] {
  const rank = ({ id }: ComponentReport) => (NEEDED.includes(id) ? NEEDED.indexOf(id) : NEEDED.length);
  return components
    .filter((component) => rank(component) < NEEDED.length || component.status !== 'operational')
    .toSorted((a, b) => rank(a) - rank(b));
}

function Freshness({ asOf }: { asOf: EpochMs | null }) {
  if (asOf === null) return SERVICE.days;
  return (
    <>
      {SERVICE.daysAsOf} <Moment at={asOf} as="clock" />
    </>
  );
}

/** The page's names carry addresses in parentheses, which a narrow row has no room for. */
function shortName(name: string): string {
  return name.replace(/ \([^()]*\)$/, '');
}

function Component({ component }: { component: ComponentReport }) {
  const { days, name, status } = component;
  return (
    <li>
      <span class="with-light">
        <LightIcon light={LIGHT[status]} small />
        <span>
          <span title={name}>{shortName(name)}</span>
          <span class={status === 'operational' ? 'visually-hidden' : 'quiet-text'}>, {COMPONENT[status]}</span>
        </span>
      </span>
      <Days name={name} days={days} />
    </li>
  );
}

function Incident({ incident }: { incident: IncidentReport }) {
  return (
    <div class="incident">
      <h3>{incident.title}</h3>
      <p>
        {capitalize(incident.status)}, <Moment at={incident.update?.at ?? incident.startedAt} as="ago" />
        {incident.update && `: ${incident.update.text}`}
      </p>
      {incident.link !== null && (
        <CommandButton name="open-link" payload={{ link: 'incident', incident: incident.id }}>
          {LINKS.incident}
        </CommandButton>
      )}
    </div>
  );
}
