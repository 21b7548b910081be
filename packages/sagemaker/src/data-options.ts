/** How an S3 URI selects objects. */
export enum S3DataType {
  /** The URI is a manifest that lists the objects. */
  MANIFEST_FILE = 'ManifestFile',
  /** The URI is what the keys of the objects begin with. */
  S3_PREFIX = 'S3Prefix',
  /** The URI is a manifest in JSON Lines, with labels beside each object. */
  AUGMENTED_MANIFEST_FILE = 'AugmentedManifestFile',
}

/** Which part of the data each instance gets. */
export enum S3DataDistributionType {
  /** Each instance gets all of it. */
  FULLY_REPLICATED = 'FullyReplicated',
  /** Each instance gets its share of the objects. */
  SHARDED_BY_S3_KEY = 'ShardedByS3Key',
}

/** Whether records are wrapped for the algorithm. */
export enum RecordWrapperType {
  /** The data stays as it is. */
  NONE = 'None',
  /** Each object becomes a RecordIO record. */
  RECORD_IO = 'RecordIO',
}

/** How data reaches the container. */
export enum InputMode {
  /** As a stream from S3. */
  PIPE = 'Pipe',
  /** As files, copied before the container starts. */
  FILE = 'File',
  /** As files that are streamed when they are read. */
  FAST_FILE = 'FastFile',
}

/** How data is compressed. */
export enum CompressionType {
  /** Not at all. */
  NONE = 'None',
  /** With gzip. */
  GZIP = 'Gzip',
}
