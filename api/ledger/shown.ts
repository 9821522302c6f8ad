/** What one operation has shown so far: a mark (`marks.ts`) for each subject. */
export class Shown {
  readonly marks = new Map<string, number>();

  note(subjectId: string, mark: number): void {
    this.marks.set(subjectId, (this.marks.get(subjectId) ?? 0) | mark);
  }
}
