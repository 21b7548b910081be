/** A cluster whose API server is known. */
export const cluster = {
  clusterName: 'analytics',
  clusterEndpoint: 'https://analytics.example.com',
  clusterCertificateAuthorityData: 'Y2VydGlmaWNhdGU=',
};
