import { schemaVersions } from './control-files.ts';
import { escape, hrefOf } from './escape.ts';
import type { CourseIdentity, Files, Package } from './package.ts';
import { digestComment } from './package.ts';
import { scormZip } from './scorm-zip.ts';

export type Edition2004 = '2004-3rd' | '2004-4th';

/**
 * With one SCO there is nothing to navigate to, and abandoning would discard the session. The LMS's own exit and
 * suspend controls stay: learners need them if the course itself cannot be left (CAM § 5.2).
 */
const hidden = ['previous', 'continue', 'abandon', 'abandonAll'];

/**
 * The SCORM 2004 manifest: one organisation, one item, one SCO. Flow lets the LMS start the SCO at once.
 * `…SetByContent` prevents the LMS from marking the SCO completed and satisfied by itself (SN § 3.13). There is no
 * passing measure and no completion threshold, so that the course decides. There is no named primary objective, because
 * an LMS would put it before the course's own objectives (RTE § 4.2.17). There is no LOM metadata: it is optional, and
 * would need about 20 more schemas in the package. So the content's digest is in a comment.
 * @param paths every file of the package except the manifest
 */
export function manifest2004(edition: Edition2004, course: CourseIdentity, paths: readonly string[]): string {
  const { id, version, title } = course;
  const files = paths.map((path) => `\n      <file href="${escape(hrefOf(path))}"/>`).join('');
  const hides = hidden.map((name) => `\n            <adlnav:hideLMSUI>${name}</adlnav:hideLMSUI>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
${digestComment(course)}<manifest identifier="${escape(id)}" version="${escape(version)}"
    xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
    xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
    xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
    xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd
      http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd
      http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd
      http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd
      http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${schemaVersions[edition]}</schemaversion>
  </metadata>
  <organizations default="${escape(id)}-organization">
    <organization identifier="${escape(id)}-organization">
      <title>${escape(title)}</title>
      <item identifier="${escape(id)}-item" identifierref="${escape(id)}-sco" isvisible="true">
        <title>${escape(title)}</title>
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
        <adlnav:presentation>
          <adlnav:navigationInterface>${hides}
          </adlnav:navigationInterface>
        </adlnav:presentation>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${escape(id)}-sco" type="webcontent" adlcp:scormType="sco" href="index.html">${files}
    </resource>
  </resources>
</manifest>
`;
}

/** The packing function for an edition. */
export function scorm2004(edition: Edition2004): Package['pack'] {
  return (files, course): Promise<Uint8Array | Files> =>
    scormZip(edition, files, (paths) => manifest2004(edition, course, paths));
}
