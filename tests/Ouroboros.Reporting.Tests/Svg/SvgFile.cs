using System.Text;
using System.Xml.Linq;

namespace Ouroboros.Reporting.Tests.Svg;

/// <summary>Reads an SVG as any XML reader does.</summary>
internal sealed class SvgFile
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public SvgFile(ReadOnlyMemory<byte> content) => Root = XDocument.Parse(Encoding.UTF8.GetString(content.Span)).Root!;

    public XElement Root { get; }

    public string[] Texts => [.. Root.Descendants(Svg + "text").Select(t => t.Value)];

    /// <summary>Elements of a name inside groups of a class.</summary>
    public XElement[] In(string role, string name) =>
        [.. Root.Elements(Svg + "g").Where(g => (string?)g.Attribute("class") == role).Elements(Svg + name)];

    public XElement[] All(string name) => [.. Root.Descendants(Svg + name)];
}
