import type { JsonObject } from './json.ts';
import { at, isObject, isSame, listOf, parsed } from './json.ts';
import type { LrsAnswer, LrsRequest } from './protocol.ts';
import { answer, errorAnswer } from './protocol.ts';
import type { LrsSession, Registration } from './registration.ts';
import { faultOf, isCmi5Defined, isAboutCourse, sessionOf, verbOf } from './statement-rules.ts';

/** The answer to a request, and the registration after it. */
export interface Outcome {
  readonly answer: LrsAnswer;
  readonly registration: Registration;
}

/** The Statement API (xAPI 1.0.3 part three, 2.1) for one session. */
export function handleStatementsRequest(
  request: LrsRequest,
  session: LrsSession,
  registration: Registration,
): Outcome {
  switch (request.method) {
    case 'GET':
      return { answer: find(request.query, registration), registration };
    case 'PUT':
    case 'POST':
      return store(request, session, registration);
    default:
      return { answer: errorAnswer(405, 'Statements are read, put and posted.'), registration };
  }
}

function find(query: URLSearchParams, { statements }: Registration): LrsAnswer {
  const id = query.get('statementId');
  if (id !== null) {
    const found = statements.find((each) => each['id'] === id);
    return found ? answer(200, JSON.stringify(found)) : errorAnswer(404, 'There is no such statement.');
  }
  const wanted = (each: JsonObject): boolean =>
    matches(query.get('verb'), at(each, 'verb', 'id')) &&
    matches(query.get('activity'), at(each, 'object', 'id')) &&
    matches(query.get('registration'), at(each, 'context', 'registration'));
  const found = statements.filter(wanted).reverse();
  const limit = Number(query.get('limit') ?? 0);
  return answer(200, JSON.stringify({ statements: limit > 0 ? found.slice(0, limit) : found, more: '' }));
}

const matches = (wanted: string | null, value: unknown): boolean => wanted === null || wanted === value;

/** Stores a whole batch, or nothing if any statement is refused. */
function store(request: LrsRequest, session: LrsSession, registration: Registration): Outcome {
  const sent = listOf(parsed(request.body));
  const fail = (status: number, why: string): Outcome => ({ answer: errorAnswer(status, why), registration });
  if (sent.length === 0) return fail(400, 'There is no statement.');
  const statements = [...registration.statements];
  let { state } = session;
  const ids: string[] = [];
  for (const statement of sent) {
    if (!isObject(statement)) return fail(400, 'A statement is an object.');
    const id = String(statement['id']);
    if (request.method === 'PUT' && request.query.get('statementId') !== id) {
      return fail(400, 'The statement has another id than the address.');
    }
    const there = statements.find((each) => each['id'] === id);
    if (there && !isSame({ ...there, stored: null }, { ...statement, stored: null })) {
      return fail(409, 'There is another statement with this id.');
    }
    ids.push(id);
    if (there) continue;
    const fault = faultOf(statement, { ...session, state }, { ...registration, statements });
    if (fault) return fail(fault.status, fault.why);
    const verb = isAboutCourse(statement, registration) ? verbOf(statement) : '';
    if (verb === 'initialized') state = 'open';
    if (verb === 'terminated') state = 'terminated';
    statements.push({ ...statement, stored: request.at });
  }
  const sessions = registration.sessions.map((each) => (each.id === session.id ? { ...each, state } : each));
  return {
    answer: request.method === 'PUT' ? answer(204) : answer(200, JSON.stringify(ids)),
    registration: { ...registration, statements, sessions },
  };
}

/** Whether the course has met its moveOn rule (cmi5 13.1.4). */
export function meetsMoveOn({ moveOn, statements }: Registration): boolean {
  const said = (verb: string): boolean =>
    statements.some((each) => isCmi5Defined(each) && verbOf(each) === verb);
  switch (moveOn) {
    case 'Passed':
      return said('passed');
    case 'Completed':
      return said('completed');
    case 'CompletedAndPassed':
      return said('completed') && said('passed');
    case 'CompletedOrPassed':
      return said('completed') || said('passed');
    default:
      return true;
  }
}

/** The time of the session's last statement, or of its launch, in ms since 1970. */
export function timeOfLastStatement({ id, launched }: LrsSession, { statements }: Registration): number {
  const times = statements
    .filter((each) => sessionOf(each) === id)
    .map((each) => Date.parse(String(each['timestamp'])));
  return Math.max(Date.parse(launched), ...times);
}
