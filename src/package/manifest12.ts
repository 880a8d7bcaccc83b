import { escape, hrefOf } from './escape.ts';
import { metadata12 } from './metadata.ts';
import type { CourseIdentity, Files } from './package.ts';
import { digestComment } from './package.ts';
import { scormZip } from './scorm-zip.ts';

/**
 * The SCORM 1.2 manifest: one organisation, one item, one SCO. It declares no mastery score, so that no LMS
 * replaces the course's result with its own (1.2 RTE, page 3-24).
 * @param paths every file of the package except the manifest
 */
export function manifest12(course: CourseIdentity, paths: readonly string[]): string {
  const { id, version, title } = course;
  const files = paths.map((path) => `\n      <file href="${escape(hrefOf(path))}"/>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
${digestComment(course)}<manifest identifier="${escape(id)}" version="${escape(version)}"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
      http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd
      http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    ${metadata12(course)}
  </metadata>
  <organizations default="${escape(id)}-organization">
    <organization identifier="${escape(id)}-organization">
      <title>${escape(title)}</title>
      <item identifier="${escape(id)}-item" identifierref="${escape(id)}-sco" isvisible="true">
        <title>${escape(title)}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${escape(id)}-sco" type="webcontent" adlcp:scormtype="sco" href="index.html">${files}
    </resource>
  </resources>
</manifest>
`;
}

/** @throws PackageError if the manifest is not valid */
export function scorm12(files: Files, course: CourseIdentity): Promise<Uint8Array> {
  return scormZip('1.2', files, (paths) => manifest12(course, paths));
}
