/**
 * A name as it is said. SCORM gives "Family, Given" (RTE 4.2.11: implementation-defined; SCORM 1.2 RTE 3.4.4:
 * CMIString "Last name, First name"); anything else stays as it is.
 */
export function spokenName(name: string): string {
  const [family = '', given = '', ...more] = name.split(',').map((part) => part.trim());
  return more.length === 0 && family !== '' && given !== '' ? `${given} ${family}` : name.trim();
}
