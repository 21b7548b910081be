/** How many records an inference request of a transform job holds. */
export enum BatchStrategy {
  /** As many as fit. */
  MULTI_RECORD = 'MultiRecord',
  /** One. */
  SINGLE_RECORD = 'SingleRecord',
}

/** How the objects that are transformed are cut into records. */
export enum SplitType {
  /** An object is one record. */
  NONE = 'None',
  /** A line is a record. */
  LINE = 'Line',
  /** The objects are in RecordIO. */
  RECORD_IO = 'RecordIO',
  /** The objects are TensorFlow's TFRecords. */
  TF_RECORD = 'TFRecord',
}

/** How the results of the records become one object. */
export enum AssembleWith {
  /** One after the other. */
  NONE = 'None',
  /** One on each line. */
  LINE = 'Line',
}

/** What the results of a transform job are joined with. */
export enum JoinSource {
  /** With nothing. */
  NONE = 'None',
  /** With the record that they come from. */
  INPUT = 'Input',
}
