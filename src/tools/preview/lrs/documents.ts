import { createHash } from 'node:crypto';
import { isSame, parsed } from './json.ts';
import type { LrsRequest } from './protocol.ts';
import { answer, errorAnswer } from './protocol.ts';
import type { LrsSession, Registration } from './registration.ts';
import type { Outcome } from './statements.ts';

export const launchDataId = 'LMS.LaunchData';

export function documentOf(text: string): Registration['states'][string] {
  return { text, etag: `"${createHash('sha1').update(text).digest('hex')}"` };
}

/** The State API (xAPI 1.0.3 part three, 2.3) for one session. */
export function handleStateRequest(
  request: LrsRequest,
  session: LrsSession,
  registration: Registration,
): Outcome {
  const { query, method } = request;
  const fail = (status: number, why: string): Outcome => ({ answer: errorAnswer(status, why), registration });
  const id = query.get('stateId') ?? '';
  if (query.get('activityId') !== registration.activityId)
    return fail(403, 'The activity is not the one of the launch.');
  if (query.get('registration') !== registration.registration) {
    return fail(403, 'The registration is not the one of the launch.');
  }
  if (!isSame(parsed(query.get('agent') ?? ''), registration.actor))
    return fail(403, 'The agent is not the one of the launch.');
  if (id === '') {
    if (method !== 'GET') return fail(400, 'A state document has an id.');
    return { answer: answer(200, JSON.stringify(Object.keys(registration.states))), registration };
  }
  const there = registration.states[id];
  if (method === 'GET') {
    const known = id === launchDataId ? withRead(registration, session, 'launch data') : registration;
    if (!there) return { answer: errorAnswer(404, 'There is no such document.'), registration: known };
    return { answer: answer(200, there.text, { ETag: there.etag }), registration: known };
  }
  if (method !== 'PUT' && method !== 'POST') return fail(405, 'A document is read and written.');
  if (id === launchDataId) return fail(403, 'The launch data are the LMS’s own.');
  const isOver = session.state === 'terminated' || session.state === 'abandoned';
  if (registration.standard === 'cmi5' && isOver) return fail(403, 'The session is over.');
  if (session.mode !== 'Normal') return fail(403, `Nothing is kept in ${session.mode} mode.`);
  const match = request.headers['if-match'];
  if (match !== undefined && match !== there?.etag && !(match === '*' && there))
    return fail(412, 'The document has changed since.');
  if (request.headers['if-none-match'] === '*' && there) return fail(412, 'There is a document already.');
  const next = documentOf(request.body);
  return {
    answer: answer(204, '', { ETag: next.etag }),
    registration: { ...registration, states: { ...registration.states, [id]: next } },
  };
}

/** The Agent Profile API (2.6). cmi5 (11) uses one document. */
export function handleProfileRequest(
  request: LrsRequest,
  session: LrsSession,
  registration: Registration,
): Outcome {
  const known = withRead(registration, session, 'preferences');
  const { language } = registration;
  const isPreferences = request.query.get('profileId') === 'cmi5LearnerPreferences';
  if (request.method !== 'GET') {
    const { languagePreference: next, audioPreference: sound } = (parsed(request.body) ?? {}) as Record<
      string,
      unknown
    >;
    if (request.method !== 'PUT' || !isPreferences || typeof next !== 'string')
      return { answer: errorAnswer(403, 'Only the language is the course’s to prefer.'), registration };
    if (sound !== 'on' && sound !== 'off')
      return { answer: errorAnswer(403, 'Preferences say of sound that it is on or off.'), registration };
    return { answer: answer(204, ''), registration: { ...registration, language: next } };
  }
  const isThere = isPreferences && language !== '';
  if (!isThere) return { answer: errorAnswer(404, 'There is no such document.'), registration: known };
  return {
    answer: answer(200, JSON.stringify({ languagePreference: language, audioPreference: 'on' })),
    registration: known,
  };
}

function withRead(
  registration: Registration,
  { id }: LrsSession,
  what: LrsSession['read'][number],
): Registration {
  const sessions = registration.sessions.map((each) =>
    each.id === id && !each.read.includes(what) ? { ...each, read: [...each.read, what] } : each,
  );
  return { ...registration, sessions };
}
