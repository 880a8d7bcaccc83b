import { createHash } from 'node:crypto';
import type { JsonObject } from './json.ts';
import { isObject, isSame, parsed } from './json.ts';
import type { LrsRequest } from './protocol.ts';
import { answer, errorAnswer } from './protocol.ts';
import type { LrsSession, Registration, StateDocument } from './registration.ts';
import type { Outcome } from './statements.ts';

export const launchDataId = 'LMS.LaunchData';
const preferencesId = 'cmi5LearnerPreferences';
const json = 'application/json';

/** @param updated when it was stored, ISO 8601 */
export function documentOf(text: string, updated: string, type = json): StateDocument {
  return { text, etag: `"${createHash('sha1').update(text).digest('hex')}"`, type, updated };
}

/** The State API (xAPI 1.0.3 part three, 2.3) for one session. */
export function handleStateRequest(
  request: LrsRequest,
  session: LrsSession,
  registration: Registration,
): Outcome {
  const { query, method } = request;
  const { states } = registration;
  const fail = (status: number, why: string): Outcome => ({ answer: errorAnswer(status, why), registration });
  const id = query.get('stateId') ?? '';
  if (query.get('activityId') !== registration.activityId)
    return fail(403, 'The activity is not the one of the launch.');
  if (query.get('registration') !== registration.registration) {
    return fail(403, 'The registration is not the one of the launch.');
  }
  if (!isSame(parsed(query.get('agent') ?? ''), registration.actor))
    return fail(403, 'The agent is not the one of the launch.');
  if (id === '' && method === 'GET') return listed(request, registration);
  if (id === '' && method !== 'DELETE') return fail(400, 'A state document has an id.');
  const there = states[id];
  if (method === 'GET') {
    const known = id === launchDataId ? withRead(registration, session, 'launch data') : registration;
    if (!there) return { answer: errorAnswer(404, 'There is no such document.'), registration: known };
    const headers = {
      ETag: there.etag,
      'Content-Type': there.type ?? json,
      ...(there.updated !== undefined && { 'Last-Modified': new Date(there.updated).toUTCString() }),
    };
    return { answer: answer(200, there.text, headers), registration: known };
  }
  if (method !== 'PUT' && method !== 'POST' && method !== 'DELETE')
    return fail(405, 'A document is read, put, posted and deleted.');
  if (id === launchDataId) return fail(403, 'The launch data are the LMS’s own.');
  const isOver = session.state === 'terminated' || session.state === 'abandoned';
  if (registration.standard === 'cmi5' && isOver) return fail(403, 'The session is over.');
  if (session.mode !== 'Normal') return fail(403, `Nothing is kept in ${session.mode} mode.`);
  if (id === '') {
    // All of the registration, but not the LMS's own.
    const own = states[launchDataId];
    return {
      answer: answer(204),
      registration: { ...registration, states: own ? { [launchDataId]: own } : {} },
    };
  }
  const conflict = conflictWith(request, there);
  if (conflict !== '') return fail(412, conflict);
  if (method === 'DELETE') {
    const { [id]: _, ...others } = states;
    return { answer: answer(204), registration: { ...registration, states: others } };
  }
  const next = method === 'POST' ? merged(request, there) : replaced(request);
  if (!next) return fail(400, 'Only JSON objects are merged: put the document instead.');
  return {
    answer: answer(204, '', { ETag: next.etag }),
    registration: { ...registration, states: { ...states, [id]: next } },
  };
}

/** The ids of all documents, or of those stored after the time in `since`. */
function listed({ query }: LrsRequest, registration: Registration): Outcome {
  const since = query.get('since');
  const time = since === null ? -Infinity : Date.parse(since);
  if (Number.isNaN(time)) return { answer: errorAnswer(400, '“since” is not a time.'), registration };
  const ids = Object.entries(registration.states).flatMap(([id, { updated }]) =>
    // Of earlier versions of the embedded LMS the time is not known.
    updated === undefined || Date.parse(updated) > time ? [id] : [],
  );
  return { answer: answer(200, JSON.stringify(ids)), registration };
}

/** Why the document must not be changed (3.1): its tag is another than the request expects. '' if it may. */
function conflictWith({ headers }: LrsRequest, there: { readonly etag: string } | undefined): string {
  const names = (value: string): boolean =>
    there !== undefined && value.split(',').some((tag) => ['*', there.etag].includes(tag.trim()));
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (match !== undefined && !names(match)) return 'The document has changed since.';
  if (noneMatch !== undefined && names(noneMatch)) return 'There is a document already.';
  return '';
}

const replaced = ({ body, headers, at }: LrsRequest): StateDocument =>
  documentOf(body, at, headers['content-type'] ?? 'application/octet-stream');

/** POST (2.2): the properties of both, if both are JSON objects; undefined if they are not. */
function merged(request: LrsRequest, there: StateDocument | undefined): StateDocument | undefined {
  const sent = replaced(request);
  if (!there) return sent;
  const [before, after] = [objectOf(there), objectOf(sent)];
  return before && after && documentOf(JSON.stringify({ ...before, ...after }), request.at);
}

function objectOf({ text, type = json }: StateDocument): JsonObject | undefined {
  const value = /^application\/json\s*(;|$)/i.test(type) ? parsed(text) : undefined;
  return isObject(value) ? value : undefined;
}

/** The Agent Profile API (2.6). cmi5 (11) uses one document. */
export function handleProfileRequest(
  request: LrsRequest,
  session: LrsSession,
  registration: Registration,
): Outcome {
  const known = withRead(registration, session, 'preferences');
  const { language, sound = 'on' } = registration;
  const { query, method } = request;
  const isPreferences = query.get('profileId') === preferencesId;
  const preferences = JSON.stringify({ languagePreference: language, audioPreference: sound });
  const there = language === '' ? undefined : documentOf(preferences, request.at);
  if (method !== 'GET') {
    const fail = (status: number, why: string): Outcome => ({
      answer: errorAnswer(status, why),
      registration,
    });
    if ((method !== 'PUT' && method !== 'POST') || !isPreferences)
      return fail(403, 'Only the language is the course’s to prefer.');
    const sent = method === 'POST' ? merged(request, there) : replaced(request);
    if (!sent) return fail(400, 'Only JSON objects are merged: put the document instead.');
    const { languagePreference: next, audioPreference } = (parsed(sent.text) ?? {}) as Record<
      string,
      unknown
    >;
    if (typeof next !== 'string') return fail(403, 'Only the language is the course’s to prefer.');
    if (audioPreference !== 'on' && audioPreference !== 'off')
      return fail(403, 'Preferences say of sound that it is on or off.');
    const conflict = conflictWith(request, there);
    if (conflict !== '') return fail(412, conflict);
    const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
    if (method === 'PUT' && there && match === undefined && noneMatch === undefined)
      return fail(409, 'There is a document already: say which one with If-Match.');
    return { answer: answer(204), registration: { ...registration, language: next, sound: audioPreference } };
  }
  if (!query.has('profileId'))
    return { answer: answer(200, JSON.stringify(there ? [preferencesId] : [])), registration: known };
  if (!isPreferences || !there)
    return { answer: errorAnswer(404, 'There is no such document.'), registration: known };
  return { answer: answer(200, there.text, { ETag: there.etag }), registration: known };
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
