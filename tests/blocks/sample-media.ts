import { MediaFolder } from '../../src/compile/media/folder.ts';
import { LessonMedia } from '../../src/compile/media/lesson-media.ts';
import { galleryMedia } from '../../src/tools/author/gallery/gallery.ts';

/** What the examples of the authoring guide show: `hills.jpg`, `talk.mp4` … */
export const sampleMedia = (language = 'en'): LessonMedia =>
  new LessonMedia(new MediaFolder(galleryMedia), { locale: 'en', language, first: language });
