namespace Ouroboros.Reporting.Tests;
