using System.Reflection;
using System.Runtime.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace SlackNet;

[AttributeUsage(AttributeTargets.Property)]
internal abstract class ShouldSerializeAttribute : Attribute
{
    public abstract bool ShouldSerialize(object value);
}

internal sealed class IgnoreIfEmptyAttribute : ShouldSerializeAttribute
{
    public override bool ShouldSerialize(object value) => value is not IEnumerable<object> values || values.Any();
}

internal sealed class IgnoreIfDefaultAttribute : ShouldSerializeAttribute
{
    public override bool ShouldSerialize(object value) => value is ValueType && !value.Equals(Activator.CreateInstance(value.GetType()));
}

internal sealed class SlackNetContractResolver : DefaultContractResolver
{
    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (member.GetCustomAttribute<ShouldSerializeAttribute>() is { } condition)
            property.ShouldSerialize = owner => condition.ShouldSerialize(property.ValueProvider.GetValue(owner));
        return property;
    }
}

/// <summary>Enums as snake case; a name the enum lacks leaves the property as it was.</summary>
internal sealed class EnumNameConverter(NamingStrategy naming) : JsonConverter
{
    public override bool CanConvert(Type objectType) => (Nullable.GetUnderlyingType(objectType) ?? objectType).IsEnum;

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) => writer.WriteValue(NameOf((Enum)value));

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer) =>
        Enum.GetValues(Nullable.GetUnderlyingType(objectType) ?? objectType).Cast<Enum>().FirstOrDefault(value => NameOf(value) == reader.Value?.ToString());

    private string NameOf(Enum value) =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<EnumMemberAttribute>()?.Value
        ?? naming.GetPropertyName(value.ToString(), false);
}
